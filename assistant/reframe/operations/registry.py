"""Which function does each named operation."""

from __future__ import annotations

from assistant.reframe.operations.absolutes import turn_absolute
from assistant.reframe.operations.adding import (
    add_context,
    add_evidence,
    name_shared_aim,
)
from assistant.reframe.operations.asking import soften_order
from assistant.reframe.operations.blame import own_the_blame
from assistant.reframe.operations.closing import (
    ask_before_telling,
    ask_the_detail,
    close_kindly,
    invite,
    leave_space,
    open_kindly,
)
from assistant.reframe.operations.common import SentenceOperation, TextOperation
from assistant.reframe.operations.cutting import (
    calm_the_marks,
    cut_barbs,
    cut_hedges,
    cut_intensifiers,
    cut_pleasantries,
)
from assistant.reframe.operations.frames import cut_frames
from assistant.reframe.operations.labels import reword_label, reword_threat
from assistant.reframe.operations.lively import call_together, show_joy
from assistant.reframe.operations.mentioning import small_thing_first
from assistant.reframe.operations.ordering import (
    acknowledge_effort,
    lead_with_the_aim,
    lead_with_the_context,
    lead_with_the_facts,
    lead_with_the_point,
    number_the_points,
)
from assistant.reframe.operations.splitting import split_long_sentence
from assistant.reframe.operations.timing import date_first
from assistant.reframe.operations.words import by_words, full_forms, spoken_forms
from assistant.reframe.operations.wrapped import plain_request

SENTENCE_OPERATIONS: dict[str, SentenceOperation] = {
    "calm_the_marks": calm_the_marks,
    "cut_barbs": cut_barbs,
    "reword_threat": reword_threat,
    "reword_label": reword_label,
    "own_the_blame": own_the_blame,
    "turn_absolute": turn_absolute,
    "soften_order": soften_order,
    "plain_request": plain_request,
    "cut_hedges": cut_hedges,
    "cut_frames": cut_frames,
    "call_together": call_together,
    "show_joy": show_joy,
    "date_first": date_first,
    "cut_pleasantries": cut_pleasantries,
    "cut_intensifiers": cut_intensifiers,
    "plain_words": by_words("plain_words"),
    "livelier_words": by_words("livelier_words"),
    "kinder_words": by_words("kinder_words"),
    "spoken_forms": spoken_forms,
    "full_forms": full_forms,
    "split_long_sentence": split_long_sentence,
}
TEXT_OPERATIONS: dict[str, TextOperation] = {
    "lead_with_the_point": lead_with_the_point,
    "lead_with_the_facts": lead_with_the_facts,
    "lead_with_the_context": lead_with_the_context,
    "lead_with_the_aim": lead_with_the_aim,
    "acknowledge_effort": acknowledge_effort,
    "number_the_points": number_the_points,
    "add_evidence": add_evidence,
    "add_context": add_context,
    "name_shared_aim": name_shared_aim,
    "small_thing_first": small_thing_first,
    "leave_space": leave_space,
    "ask_the_detail": ask_the_detail,
    "invite": invite,
    "ask_before_telling": ask_before_telling,
    "open_kindly": open_kindly,
    "close_kindly": close_kindly,
}
