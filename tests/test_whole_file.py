"""A file is written whole or not at all."""

from __future__ import annotations

import os
import stat

import pytest

from assistant.whole_file import write_whole


def test_a_new_file_is_closed_to_others_and_an_old_one_is_replaced(tmp_path):
    file = tmp_path / "a.json"
    write_whole(file, b"one")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    write_whole(file, b"two")
    assert file.read_bytes() == b"two"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.json"]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("before", [b"old", None])
def test_a_write_that_fails_leaves_what_was_there(tmp_path, monkeypatch, error, before):
    def fail(handle):
        raise error

    file = tmp_path / "a.json"
    if before is not None:
        file.write_bytes(before)
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(type(error)):
        write_whole(file, b"new")
    assert [entry.read_bytes() for entry in tmp_path.iterdir()] == ([before] if before else [])
