"""The values that flow through First Rung. All are frozen and refuse unknown fields."""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

MethodId = Literal[
    "reset",
    "mention",
    "ask-for-time",
    "agreement",
    "rating",
    "two-way-feedback",
    "listen",
    "appreciate",
    "shared-goals",
    "customer-mirror",
    "charter",
    "no-surprises",
    "mediation",
    "make-the-case",
]
METHOD_IDS: tuple[str, ...] = get_args(MethodId)
Kind = MethodId | Literal["auto"]
Status = Literal["drafted", "asks", "abstains"]
Layout = Literal["paragraph", "lines"]
Verdict = Literal["pass", "fail", "unscored"]
IntakeField = Literal["me", "peer", "happened", "my_part", "impact", "wish", "channel", "new_in_role", "raw"]

Line = Annotated[str, StringConstraints(max_length=200)]
Words = Annotated[str, StringConstraints(max_length=1200)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]


class Value(BaseModel):
    """Base of every value: frozen, no unknown fields, surrounding blanks stripped."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, populate_by_name=True)


class Person(Value):
    """One of the two people: as much as is known, empty where it is not."""

    name: Line = ""
    role: Line = ""
    function: Line = ""


class Peer(Person):
    """The other one, with the communication style the leader sees in them, if any."""

    style: Line = ""


class Situation(Value):
    """What the leader tells us. Only what is known is filled in.

    `happened` holds one observable fact an entry; `kind` is a method id, or `auto`.
    """

    me: Person = Person()
    peer: Peer = Peer()
    happened: Annotated[tuple[Words, ...], Field(max_length=20)] = ()
    my_part: Words = ""
    impact: Words = ""
    wish: Words = ""
    channel: Line = ""
    new_in_role: bool | None = None
    kind: Kind = "auto"
    raw: Annotated[str, StringConstraints(max_length=20_000)] = ""

    @field_validator("happened", mode="before")
    @classmethod
    def _one_fact_is_a_list_of_one(cls, given: Any) -> Any:
        if isinstance(given, str):
            given = given.splitlines()
        if isinstance(given, list | tuple):
            return tuple(fact for fact in given if not (isinstance(fact, str) and not fact.strip()))
        return given

    @field_validator("my_part", "impact", "wish", "channel", "raw", mode="before")
    @classmethod
    def _null_is_empty(cls, given: Any) -> Any:
        return "" if given is None else given


class Place(Value):
    """Where a source says something: its file, and paragraphs counted over non-empty lines from 1.

    `anchor` is a phrase of at most six words that stands in one of those paragraphs.
    """

    file: str
    paragraphs: Annotated[tuple[int, ...], Field(min_length=1)]
    anchor: str


class Advice(Value):
    """One piece of advice from a source, in our own words."""

    id: Slug
    person: str
    role: str
    article: str
    places: Annotated[tuple[Place, ...], Field(min_length=1)]
    do: str
    when: str
    why: str
    methods: tuple[MethodId, ...]
    questions: tuple[str, ...] = ()
    claim: bool = False

    @property
    def text(self) -> str:
        """What to do, when it fits, and why, as one paragraph."""
        return f"{self.do} {self.when} {self.why}"

    @property
    def says(self) -> str:
        """What it tells to do."""
        return self.do


class Passage(Value):
    """A quotation from a source of the user's, word for word, with its place and its score (0 to 1)."""

    id: str
    source_id: str
    file: str
    title: str
    heading: str
    page: int | None
    paragraphs: tuple[int, ...]
    text: str
    score: float

    @property
    def says(self) -> str:
        """The quotation."""
        return self.text


Citable = Advice | Passage
"""What a sentence may cite: the house's advice, or a passage of the user's own sources."""


class Step(Value):
    """One step of a method, the advice it stands on, and what it needs from the leader.

    `ask` is the question for the leader where the step could not be filled. A step that is not `spoken` is kept by
    saying no more.
    """

    id: Slug
    name: str
    says: str
    advice: tuple[Slug, ...]
    needs: tuple[IntakeField, ...] = ()
    required: bool = False
    spoken: bool = True
    ask: str = ""


class Limits(Value):
    """What a draft of a method must keep to. Counts are upper bounds; None means unbounded."""

    sentences: int | None = None
    words: int | None = None
    observations: int | None = None
    may_request: bool = True
    may_advise: bool = True
    may_ask: bool = True
    after: str = ""


class Example(Value):
    """A worked example of a method: the situation in short, and words that would do."""

    situation: str
    words: str


class Method(Value):
    """A method, as data: when to use it and when not, its steps in order, its limits."""

    id: MethodId
    name: str
    produces: str
    when: tuple[str, ...]
    when_not: tuple[str, ...]
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    limits: Limits = Limits()
    layout: Layout = "paragraph"
    audience: Literal["peer", "others"] = "peer"
    examples: tuple[Example, ...] = ()


class Fit(Value):
    """An advice item that retrieval found, with its score (0 to 1, higher is closer)."""

    advice: Advice
    score: float


class PlanStep(Value):
    """One step of a plan that needs an order; `chosen` marks the one that is drafted now."""

    method: MethodId
    why: str
    chosen: bool = False


class MethodChoice(Value):
    """The method chosen, why, the second choice where one was weighed, and the plan it belongs to, if any."""

    method: MethodId
    why: str
    second: MethodId | None = None
    plan: tuple[PlanStep, ...] = ()


class Yours(Value):
    """Origin: the leader's own words, in this field (and this entry, counted from 0, of a list)."""

    kind: Literal["yours"] = "yours"
    field: IntakeField
    item: int | None = None


class Cited(Value):
    """Origin: an advice item of the library, or a passage of the user's own sources (its id begins with `u-`)."""

    kind: Literal["source"] = "source"
    advice: str


class Glue(Value):
    """Origin: plain connecting words (a greeting, a thank you)."""

    kind: Literal["glue"] = "glue"


Origin = Annotated[Yours | Cited | Glue, Field(discriminator="kind")]


class Sentence(Value):
    """A sentence of a draft and where it comes from."""

    text: str
    origins: Annotated[tuple[Origin, ...], Field(min_length=1, alias="from")]

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids that it cites, in order."""
        return tuple(o.advice for o in self.origins if isinstance(o, Cited))


class Draft(Value):
    """Words to say, sentence by sentence. `version` is the seed of the built-in drafter."""

    method: MethodId
    sentences: tuple[Sentence, ...]
    layout: Layout = "paragraph"
    version: int = 0
    questions: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The whole draft: one paragraph, or a line for each sentence of an agenda or a list."""
        return (" " if self.layout == "paragraph" else "\n").join(
            sentence.text for sentence in self.sentences
        )


class Finding(Value):
    """What one check saw. `score` runs from 0 (worst) to 1 (best), None where unscored.

    `sentence` is the sentence to be changed and `replacement` what it becomes: empty where it is best left out. Where
    `sentence` is empty there is no wording that can be taken over, and `suggestion` says what to do.
    """

    check: str
    verdict: Verdict
    score: float | None
    span: str = ""
    reason: str = ""
    suggestion: str = ""
    advice: str = ""
    sentence: str = ""
    replacement: str = ""


class Preparation(Value):
    """The one record of a preparation: what came in, what was drafted, and how it checks.

    `advice` is the house's, `passages` are from the user's own sources; each first what the draft cites.
    """

    status: Status
    situation: Situation
    choice: MethodChoice | None = None
    draft: Draft | None = None
    advice: tuple[Fit, ...] = ()
    passages: tuple[Passage, ...] = ()
    findings: tuple[Finding, ...] = ()
    questions: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    drafted_by: str
    seconds: float
    cost_usd: float | None = 0.0
