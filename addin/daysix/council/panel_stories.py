"""What schools, parents and children say of the invented referrals, in their own words."""

from __future__ import annotations

from daysix.records import NamedTuple


class Story(NamedTuple):
    """The words of one referral."""

    why: str
    wanted: str
    parents: str
    child: str
    wishes: str
    agencies: str = ""


EXCLUDED = (
    Story(
        "Permanently excluded for {reason}. Two suspensions before this one, both this term, and a "
        "support plan that helped for half a term. Lessons went well where work was given in small "
        "steps.",
        "A new start in a mainstream school, with a named adult for the first six weeks.",
        "We know it was serious. He has never had trouble with teachers he trusts. We want a "
        "school where nobody has made up their mind about him.",
        "I want to finish my options. I would go anywhere I can get to on one bus.",
        "Both are on the 14 bus, and a cousin goes to the first.",
        "Early help, since September; school nurse",
    ),
    Story(
        "Permanently excluded for {reason}. The first exclusion of any kind. The school says it "
        "had no choice; governors have still to meet.",
        "A school place without delay, so that no course work is lost.",
        "She has not been herself since her grandmother died. A smaller school would suit her.",
        "I said sorry and I meant it. I don't want to go back there.",
        "She knows girls at the first from swimming.",
        "Bereavement counselling",
    ),
    Story(
        "Permanently excluded for {reason}, after five suspensions this school year. Reading is "
        "three years behind; behaviour is calm in practical lessons.",
        "Mainstream with support from the reading team, or a term at the Orchard Centre first.",
        "He needs somebody to sit with him and read. Nobody did.",
        "I'm all right when I am making things.",
        "The second has a workshop.",
        "Speech and language; youth worker at the Harbour Workshop",
    ),
    Story(
        "Permanently excluded for {reason}. New to the school in September. Attendance was full "
        "until the week before.",
        "A school nearer home than the last one.",
        "Two buses each way was too much. Please think of the journey this time.",
        "I like maths. I would like a school with a proper football team.",
        "It is ten minutes' walk.",
    ),
)
RETURNING = Story(
    "Two terms at the pupil referral unit, with attendance above 95 % since Easter. Staff think "
    "that mainstream will hold, if the first weeks are part of the day only.",
    "Return to mainstream, with the unit's teacher beside for four weeks.",
    "The unit gave him back to us. We are nervous, but he is ready.",
    "I can do it now. I want a timetable like everybody else.",
    "The family moved there last summer.",
    "Pupil referral unit; educational psychologist",
)
WITHOUT_A_PLACE = (
    Story(
        "Moved from the coast in October after the family lost their home. The two nearest schools "
        "are full in the year group. At home since then.",
        "Any school that can be reached without a parent driving.",
        "We have no car any more. The little one starts at nine as well.",
        "I'm bored at home. I miss science.",
        "Nearest to where we have been put.",
        "Housing; early help",
    ),
    Story(
        "Out of education since 19 October. Came to the area to live with an aunt under a court "
        "order; the school applied for is full and waits for the panel.",
        "A place before Christmas.",
        "Her aunt: she has lost two months already, please do not make it three.",
        "I would like to be in the choir again.",
        "Her cousin is in the same year.",
        "Kinship carers' team",
    ),
    Story(
        "Asked for a place in September. The school refused and referred the child for "
        "challenging behaviour, on the last school's record of six suspensions.",
        "Admission, with the behaviour support team's plan.",
        "It was one bad year. He was punished for it already.",
        "They never met me. I want them to meet me first.",
        "It is the only one we can walk to.",
        "Behaviour support",
    ),
)
MOVE = Story(
    "Friendships have broken down and lessons are missed to keep out of the way. Both schools have "
    "met the family. A move now may spare everybody an exclusion.",
    "A managed move on trial for twelve weeks.",
    "We agree. It cannot go on like this.",
    "I want a place where I can start again.",
    "A school without the same group of friends.",
    "Early help",
)
TRANSFER = Story(
    "Supported transfer after a serious incident between two pupils of the same class. Governors "
    "decided on a suspension of ten days; the two cannot be in one school.",
    "A transfer at the half-term, with visits before.",
    "We would rather he moved than sat on his own all day.",
    "I know why. I would like to see the new school first.",
    "The school has the same options.",
)
DIRECTION = Story(
    "Direction off site for half a term to improve behaviour. Learning is on track; incidents "
    "happen at break, nearly all with the same two pupils.",
    "Six weeks at Kiln Lane Learning, then back with a new timetable.",
    "As long as she does not lose her place.",
    "Six weeks is all right.",
    "",
    "Behaviour support",
)
PROVISION = Story(
    "Attendance has fallen to a third. Anxiety, with letters from the doctor; the school has tried "
    "part of the day, a quiet room, and work at home.",
    "Full-time alternative provision with a small group, looked at again after twelve weeks.",
    "She wants to learn. She cannot walk through that gate.",
    "I can work when it is quiet.",
    "",
    "Mental health team; school nurse",
)
