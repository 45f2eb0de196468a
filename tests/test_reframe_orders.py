"""Orders of every form become requests, with the grammar kept; what is no order stays."""

from __future__ import annotations

import pytest

from assistant.reframe import STYLE_IDS, reframe
from assistant.schemas import Situation


@pytest.mark.parametrize(
    ("style", "text", "says"),
    [
        ("warm", "Don't let it happen again.", "Could we please make sure it doesn't happen again?"),
        ("expressive", "Don't let it happen again.", "Could we make sure it doesn't happen again?"),
        ("analytical", "Do not let the pumps run dry.", "Could you please make sure the pumps do not run dry?"),
        ("direct", "Don't let the queue grow.", "Please make sure the queue doesn't grow."),
        ("warm", "This must not happen again.", "Could we please make sure this doesn't happen again?"),
        ("warm", "Next time ring me first.", "Could you please ring me first next time?"),
        ("direct", "Next time ring me first.", "Please ring me first next time."),
        ("warm", "In future ask the ward before you move a bed, since we plan by the day.", "In future, could you please ask the ward before you move a bed, since we plan by the day?"),
        ("warm", "No more excuses.", "Could we please have no more excuses?"),
        ("analytical", "No more surprises at month end, please.", "I would ask for no more surprises at month end."),
        ("direct", "No more surprises.", "No more surprises, please."),
        ("warm", "Make sure the keys are back by six.", "Could you please make sure the keys are back by six?"),
        ("warm", "Ewa, make sure the keys are back by six.", "Ewa, could you please make sure the keys are back by six?"),
        ("expressive", "Stop pulling my nurses.", "Could you stop pulling my nurses?"),
        ("warm", "Quit phoning my crew at night.", "Could you please quit phoning my crew at night?"),
        ("analytical", "Kindly revert with the meter readings.", "Could you please revert with the meter readings?"),
        ("warm", "Always sign the log, even on Sundays.", "Could you please always sign the log, even on Sundays?"),
        ("direct", "Never do that.", "Please never do that."),
        ("warm", "Cut the speech and don't read it out.", "Could you please cut the speech and not read it out?"),
        ("analytical", "Don't you dare move the buoys.", "I would ask you not to move the buoys."),
        ("warm", "You are not to promise refunds without me.", "Could you please not promise refunds without me?"),
        ("warm", "I don't want you to book the van any more.", "Could you please not book the van any more?"),
        ("warm", "Have your foreman ring me.", "Could you please have your foreman ring me?"),
        ("warm", "Let my people finish.", "Could you please let my people finish?"),
        ("warm", "Take all the chairs back.", "Could you please take all the chairs back?"),
        ("warm", "Send the permit by Friday, otherwise I will stop the works.", "Could you please send the permit by Friday? Otherwise I will stop the works."),
        ("warm", "Ask Ben, he has the key.", "Could you please ask Ben? He has the key."),
        ("warm", "It has to stop.", "I'd like it to stop."),
        ("warm", "The hall must be swept by noon.", "Could the hall please be swept by noon?"),
        ("direct", "It is imperative that you remind the drivers.", "Please remind the drivers."),
        ("warm", "I expect your list by Monday.", "I'd like to have your list by Monday."),
    ],
)  # fmt: skip
def test_an_order_of_any_form_becomes_a_request(style, text, says):
    out = reframe(text, style).text
    assert out.replace("I will", "I'll").removesuffix(" Thank you.") == says.replace("I will", "I'll")


@pytest.mark.parametrize(
    "text",
    [
        "Let me know by noon.",
        "Have a good shift.",
        "Just call if you need a hand.",
        "Don't worry about the van.",
        "Take care.",
        "From now on all bookings go through Marit.",
        "There were no more seats.",
        "It's high time you answered.",
    ],
)
def test_what_is_no_order_stays(text):
    assert text in reframe(text, "warm").text


def test_three_requests_in_a_row_are_not_all_alike():
    out = reframe("Do it today. Do not wait for Oluwaseun. Lock the shed.", "warm").text
    assert "Could you please do it today? Would you please not wait for Oluwaseun? Could you" in out


def test_a_request_to_one_of_several_does_not_go_first():
    text = "Hi all, the fair is on 8 May. Ewa, bring the tent. Tom, bring the till."
    assert reframe(text, "direct").text.startswith("Hi all, the fair is on 8 May.")


def test_a_later_request_does_not_overtake_the_one_it_adds_to():
    text = "Dear Ada,\n\nThe pool log is missing. Send it to me by Friday. It has been three weeks. Copy Jun in.\n\nRegards\nPiet"
    out = reframe(text, "direct").text
    assert out.index("send it" if "send it" in out else "Please send") < out.index("copy Jun")


@pytest.mark.parametrize(
    "text",
    [
        "Leila, we had a bad week. You went to the mayor with the plan on 3 May. I was angry. I hope we can agree on one date for each plan.",
        "We have worked side by side for nine years. On Tuesday you walked past me twice. Could we have a coffee on Fridays again?",
        "Yusuf, thank you for making the time. On 3 June you booked the crane for the whole week. We stood still for two days. I'd like us to plan the crane on Mondays. How did you see it?",
    ],
)
def test_a_reset_for_a_direct_listener_leads_with_what_is_wanted(text):
    out = reframe(text, "direct", kind="reset").text
    assert out != text
    wanted = ("I'd like us to", "Could we have")
    body = out.removeprefix("Leila, ").removeprefix("Yusuf, thanks. ")
    assert body.startswith(wanted)
    assert reframe(out, "direct", kind="reset").text == out


@pytest.mark.parametrize("style", STYLE_IDS)
def test_orders_keep_every_particular_and_the_second_time_changes_nothing(style):
    text = "Next time tell Anna first. Don't let the 14 crates wait till Friday. No more calls after ten. Never sign for me."
    out = reframe(text, style, situation=Situation())
    assert not [f.span for f in out.findings if f.verdict == "fail" and f.check.startswith("nothing-")]
    assert reframe(out.text, style, situation=Situation()).text == out.text
