"""The page without a browser: opened, typed into, clicked and read."""

from __future__ import annotations

import json

from streamlit.testing.v1 import AppTest

from assistant.resources import app_file

FACT = "On Tuesday Nadia moved the demo to Friday and told my team by e-mail."


def first_page() -> AppTest:
    return _whole(AppTest.from_file(str(app_file()), default_timeout=60).run())


def opened(drawing: str, item: str = "") -> AppTest:
    """What `drawing` draws; `ui`, `app` and its state are there. `item` is the item that the address names.

    AppTest opens the first page only, so the others, and parts of one, are drawn by a script.
    """
    at = AppTest.from_string(
        f"import sys; sys.path.insert(0, {str(app_file().parent)!r})\nimport app\napp.session.remember(app.state)\n"
        f"ui = app.Ui(app.st, app.state, {{}})\n{drawing}",
        default_timeout=60,
    )
    if item:
        at.query_params["item"] = item
    return _whole(at.run())


def press(at: AppTest, label: str) -> AppTest:
    [button] = [button for button in at.button if button.label == label]
    return _whole(button.click().run())


def box(at: AppTest, label: str):
    return next(field for field in (*at.text_area, *at.text_input) if field.label == label)


def tell(at: AppTest, **typed: str) -> AppTest:
    for label, text in ({"Their name": "Nadia", "What happened": FACT} | typed).items():
        box(at, label).set_value(text)
    return at


def text_of(at: AppTest) -> str:
    drawn = (
        *at.title,
        *at.header,
        *at.subheader,
        *at.markdown,
        *at.caption,
        *at.error,
        *at.info,
        *at.warning,
        *at.success,
    )
    marked = [element.proto.body for element in at.get("html")]
    return "\n".join([element.value for element in drawn] + marked).replace("\\", "")


def drafted(at: AppTest) -> dict:
    given = [json.loads(component.proto.json) for component in at.get("bidi_component")]
    return next((data for data in given if "sentences" in data), {})


def _whole(at: AppTest) -> AppTest:
    assert not at.exception
    return at
