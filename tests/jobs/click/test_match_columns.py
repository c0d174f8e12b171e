"""Match columns: what is only supposed is confirmed after a yes; the workbook never changes."""

from daysix.jobs.click.answers import Answer, Offer
from daysix.jobs.click.match_columns import offer_matches
from tests.jobs.click.conftest import go_on
from tests.jobs.click.small_tracker import in_memory, values
from tests.jobs.test_mapping import ANN, BEN, CAS, HEAD


def test_what_is_known_is_shown_and_there_is_nothing_to_confirm(click):
    answer = click(offer_matches, in_memory())
    assert isinstance(answer, Answer)
    assert answer.sentences[0] == "7 columns looked at; there is nothing for you to confirm."
    assert any("StartDate" in line and "First day out" in line for line in answer.sentences)


def test_supposed_columns_are_confirmed_after_a_yes_and_remembered(click):
    """Names nobody has listed: “Kind of exclus”, “Date of exclus”, “End date of suspens”."""
    desk = in_memory([ANN, BEN, CAS], columns=HEAD)
    before = values(desk)
    offer = click(offer_matches, desk)
    assert isinstance(offer, Offer)
    assert offer.summary.startswith("3 columns are only supposed and not used until you confirm")
    assert not any("--" in line for line in offer.lines)
    assert isinstance(click(offer_matches, desk), Offer)
    answer = offer.carry_out(go_on)
    assert answer.sentences[0] == "3 columns confirmed, and remembered for this workbook."
    assert isinstance(click(offer_matches, desk), Answer)
    assert values(desk) == before
