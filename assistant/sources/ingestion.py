"""From documents to passages that can be found: read, split, embed what is new, and make it one change."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from assistant.errors import InputError, RetrievalError
from assistant.retrieve.embedding import embed
from assistant.schemas import Value
from assistant.sources.documents import Kept, read_vectors, write_document
from assistant.sources.folder import root_of
from assistant.sources.limits import MOST_FILES, Refused
from assistant.sources.manifest import READER, Entry, Manifest, read_manifest
from assistant.sources.parse import parse
from assistant.sources.split import Cut, cut, for_encoder
from assistant.sources.store import Changes, commit, drop_uncommitted
from assistant.sources.taking import Given, display, take, take_upload

if TYPE_CHECKING:
    import numpy as np

    from assistant.settings import Settings

Progress = Callable[[str, int, int], None]
"""What is being done, and how many of how many documents are done."""

_BATCH = 64


class Ingested(Value):
    """What became of one document. `reason` says why it was refused, or what else there is to know."""

    file: str
    id: str
    status: Literal["added", "changed", "unchanged", "refused"]
    passages: int = 0
    reason: str = ""


class UserSource(Value):
    """A source of the user's own. `when` is the time of its ingestion, in UTC."""

    id: str
    file: str
    title: str
    kind: str
    passages: int
    when: str


def ingest(
    paths: Sequence[Path], settings: Settings, progress: Progress | None = None
) -> tuple[Ingested, ...]:
    """Take documents, and folders of them, among the user's sources. Only what is new or changed is read.

    A document that cannot be taken is refused with a reason, and leaves what is there as it was.

    Raises:
        RetrievalError: the sources cannot be written, or the embedding model cannot be used. Nothing changed.
    """
    return _ingest(list(take(paths)), settings, progress)


def ingest_bytes(name: str, data: bytes, settings: Settings, progress: Progress | None = None) -> Ingested:
    """Take one uploaded document. Another upload of the same name takes its place.

    Raises:
        RetrievalError: the sources cannot be written, or the embedding model cannot be used. Nothing changed.
    """
    return _ingest([take_upload(name, data)], settings, progress)[0]


def list_sources(settings: Settings) -> tuple[UserSource, ...]:
    """The user's sources, by file name.

    Raises:
        RetrievalError: the manifest cannot be read.
    """
    entries = read_manifest(root_of(settings)).entries.values()
    fields = set(UserSource.model_fields)
    return tuple(
        UserSource(**e.model_dump(include=fields)) for e in sorted(entries, key=lambda e: e.file.lower())
    )


def remove_source(source_id: str, settings: Settings) -> None:
    """Remove a source: its passages, its vectors and its rows in the index. The document itself stays where it is.

    Raises:
        InputError: there is no such source.
        RetrievalError: the sources cannot be written. Nothing changed.
    """

    def change(now: Manifest) -> Changes:
        if source_id not in now.entries:
            known = ", ".join(sorted(now.entries)[:10]) or "none yet"
            raise InputError(f"Expected the id of one of your sources ({known}), but came {source_id!r}.")
        return {source_id: None}

    change(read_manifest(root_of(settings)))
    commit(root_of(settings), change)


class _Run:
    """One call of ingest: what it found, and what it holds ready for the one change at its end."""

    def __init__(self, root: Path, progress: Progress):
        self.root = root
        self.progress = progress
        self.done = 0
        self.total = 0
        self.before = read_manifest(root)
        self.ready: dict[str, Entry] = {}

    def one(self, given: Given) -> Ingested:
        """Read one document, unless it is as it was."""
        old = self.before.entries.get(given.id)
        try:
            data = given.read()
            sha256 = hashlib.sha256(data).hexdigest()
            if old and (old.sha256, old.reader) == (sha256, READER):
                return Ingested(file=old.file, id=old.id, status="unchanged", passages=old.passages)
            if not old and (twin := self._twin(sha256)):
                return Ingested(
                    file=given.name,
                    id=twin.id,
                    status="unchanged",
                    passages=twin.passages,
                    reason=f"It holds exactly what {twin.file!r} holds, and is kept once, under that name.",
                )
            return self._new(given, old, data, sha256)
        except Refused as refused:
            stays = f" The version of {old.when[:10]} stays." if old else ""
            return Ingested(file=given.name, id=given.id, status="refused", reason=f"{refused}{stays}")

    def _twin(self, sha256: str) -> Entry | None:
        there = (*self.before.entries.values(), *self.ready.values())
        return next((e for e in there if e.sha256 == sha256), None)

    def _new(self, given: Given, old: Entry | None, data: bytes, sha256: str) -> Ingested:
        if len(self.ready) >= MOST_FILES:
            raise Refused(
                f"Expected at most {MOST_FILES} new or changed documents at a time. "
                "Do the same again for the rest: what is there already is passed over."
            )
        parsed = parse(given.name, data)
        cuts = cut(parsed.blocks)
        kept = tuple(_kept(given.id, cuts))
        vectors = self._vectors(given.name, kept, old)
        key = f"{given.id}-{secrets.token_hex(6)}"
        write_document(self.root, key, parsed.title, kept, vectors)
        others = {e.file for e in (*self.before.entries.values(), *self.ready.values()) if e.id != given.id}
        entry = Entry(
            id=given.id,
            file=old.file if old else display(given.origin, others),
            title=parsed.title,
            kind=parsed.kind,
            origin=given.origin,
            sha256=sha256,
            when=datetime.now(UTC).isoformat(timespec="seconds"),
            passages=len(kept),
            key=key,
        )
        self.ready[entry.id] = entry
        return Ingested(
            file=entry.file, id=entry.id, status="changed" if old else "added", passages=len(kept)
        )

    def _vectors(self, name: str, kept: Sequence[Kept], old: Entry | None) -> np.ndarray:
        """A vector a passage: those of the version before where a passage is the same, the others embedded."""
        import numpy as np

        known: dict[str, np.ndarray] = {}
        if old and old.reader == READER:
            try:
                known = read_vectors(self.root, old)
            except RetrievalError:  # it is read anew anyway
                known = {}
        new = [p for p in kept if p.id not in known]
        for at in range(0, len(new), _BATCH):
            batch = new[at : at + _BATCH]
            if len(new) > _BATCH:
                self.say(f"{name}: passage {at + 1:,} of {len(new):,}")
            vectors = embed([for_encoder(p.heading, p.text) for p in batch])
            known |= {p.id: np.asarray(v, dtype=np.float32) for p, v in zip(batch, vectors, strict=True)}
        return np.stack([known[p.id] for p in kept])

    def say(self, what: str) -> None:
        self.progress(what, self.done, self.total)


def _ingest(
    documents: Sequence[Given], settings: Settings, progress: Progress | None
) -> tuple[Ingested, ...]:
    run = _Run(root_of(settings), progress or (lambda *_: None))
    run.total = len(documents)
    out = []
    try:
        for run.done, given in enumerate(documents):
            run.say(given.name)
            out.append(run.one(given))
        if run.ready:
            commit(run.root, lambda _: run.ready)
    except BaseException:
        drop_uncommitted(run.root, [entry.key for entry in run.ready.values()])
        raise
    run.done = run.total
    run.say("done")
    return tuple(out)


def _kept(source_id: str, cuts: Iterable[Cut]) -> Iterator[Kept]:
    """Passages under ids made of what they say, so that an id outlives a change elsewhere in the document."""
    times: dict[str, int] = {}
    for one in cuts:
        mark = hashlib.sha256(for_encoder(one.heading, one.text).encode()).hexdigest()[:10]
        times[mark] = times.get(mark, 0) + 1
        again = f"-{times[mark]}" if times[mark] > 1 else ""
        yield Kept(
            id=f"{source_id}-{mark}{again}",
            text=one.text,
            heading=one.heading,
            page=one.page,
            paragraphs=one.paragraphs,
        )
