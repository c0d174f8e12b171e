"""What of the workbook a panel's papers can print: one line a field, with its column.

A profile names these fields; any other name is refused. The job that builds a
:class:`~daysix.panels.sitting.Case` fills ``Case.values`` under ``key``:

- ``Referrals`` columns under their own names (``Attendance%``, ``FAPCategory``);
- the child's row of ``Pupils`` with the prefix ``Pupil.``, the school's of ``Schools`` with
  ``School.``, the latest exclusion with ``Exclusion.``, a move under review with ``Move.``;
- what only the referral form itself says with ``Form.`` (``referral_form``; blank where it is not
  certain). What the form says of other columns stands in ``Case.form``;
- what is worked out for the meeting with ``Here.``.

Columns that hold a school's number (kind ``school``: places, never taken for a child's name) are
handed over as the school's name; dates as dates, Yes/No columns as ``Y`` or ``N``, percentages as
fractions. ``Here.`` is worked out by the job, each as a line of text unless said otherwise:
``Address`` and ``HomeArea`` (Pupils; the area is the first half of the postcode), ``Preferences``
(Pref1 to Pref3), ``ShareOrder`` (``share.first_names`` for this child), ``RefusedBy`` (the school
asked), ``Papers`` (how many), ``DecisionNeeded`` (of reviews), ``Places`` (Providers),
``LastAttended`` (a date, from CME or Exclusions) and ``PreviouslyLookedAfter`` (Y or N, from the
form). No sheet knows how far a child lives from a school, so the nearest are the form's.

A case's ``type`` is the referral's Type. A row of *Moves* that is due for review is a case of type
``REVIEW-`` and its kind (``REVIEW-MM``), and a child on the watch-list of children out of education
one of type ``WATCH``.
"""

from __future__ import annotations

from dataclasses import dataclass

TEXT, LONG, DAY, YES_NO, PERCENT, NUMBER, SCHOOL, CODE = (
    "text", "long", "date", "yes_no", "percent", "number", "school", "code",
)  # fmt: skip

GROUPS = {
    "referral": "The referral",
    "child": "The child",
    "family": "Family and home",
    "school": "Schools",
    "learning": "Attendance and learning",
    "care": "Who is involved",
    "needs": "Needs and health",
    "exclusion": "The exclusion",
    "behaviour": "Behaviour and what was tried",
    "request": "What is asked for",
    "views": "Views and consent",
    "place": "Finding a place",
    "move": "The move",
    "decision": "What was decided before",
}


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that can be printed of a case.

    Parameters
    ----------
    name
        As profiles write it.
    label
        As officers read it.
    group
        Under which heading of the case sheet it stands; a key of ``GROUPS``.
    key
        Where it is found in ``Case.values``; blank for what the case itself carries.
    """

    name: str
    label: str
    group: str
    key: str = ""
    kind: str = TEXT


def _group(group: str, *lines: tuple[str, str, str] | tuple[str, str, str, str]) -> list[Field]:
    return [Field(line[0], line[1], group, *line[2:]) for line in lines]


FIELDS = (
    *_group(
        "referral",
        ("item", "Item", ""),
        ("ref", "Referral", ""),
        ("type", "Kind", "", CODE),
        ("received", "Received", "DateReceived", DAY),
        ("accepted", "Accepted", "AcceptedDate", DAY),
        ("place_by", "Place by", "PlaceBy", DAY),
        ("times_heard", "Times heard", "TimesHeard", NUMBER),
        ("referrer_school", "Referring school", "ReferrerSchool", SCHOOL),
        ("referrer", "Referred by", "Referrer"),
        ("referrer_phone", "Referrer's telephone", "Form.ReferrerPhone"),
        ("referrer_email", "Referrer's e-mail", "Form.ReferrerEmail"),
        ("officer", "Officer", "Officer"),
        ("papers", "Papers", "Here.Papers"),
    ),
    *_group(
        "child",
        ("name", "Name", ""),
        ("known_as", "Known as", "Pupil.PreferredName"),
        ("initials", "Initials", ""),
        ("upn", "UPN", ""),
        ("uln", "ULN", "Pupil.ULN"),
        ("born", "Date of birth", "", DAY),
        ("year", "Year", ""),
        ("sex", "Sex", "Pupil.Sex"),
        ("ethnicity", "Ethnicity", "Pupil.Ethnicity", CODE),
        ("language", "Language at home", "Pupil.Language"),
        ("interpreter", "Interpreter needed", "Pupil.Interpreter", YES_NO),
        ("religion", "Faith, where a school asks for it", "Form.Religion"),
        ("home_area", "Home area", "Here.HomeArea", SCHOOL),
        ("home_la", "Home council", "Pupil.HomeLA"),
    ),
    *_group(
        "family",
        ("address", "Address", "Here.Address"),
        ("temporary_address", "Temporary address", "Form.TemporaryAddress", YES_NO),
        ("carer1", "Carer 1", "Pupil.Carer1Name"),
        ("carer1_is", "Carer 1 is the child's", "Pupil.Carer1Relationship"),
        ("carer1_pr", "Carer 1 has parental responsibility", "Pupil.Carer1PR", YES_NO),
        ("carer1_phone", "Carer 1 telephone", "Pupil.Carer1Phone"),
        ("carer1_email", "Carer 1 e-mail", "Pupil.Carer1Email"),
        ("carer2", "Carer 2", "Pupil.Carer2Name"),
        ("carer2_is", "Carer 2 is the child's", "Pupil.Carer2Relationship"),
        ("carer2_pr", "Carer 2 has parental responsibility", "Pupil.Carer2PR", YES_NO),
        ("carer2_phone", "Carer 2 telephone", "Pupil.Carer2Phone"),
        ("carer2_email", "Carer 2 e-mail", "Pupil.Carer2Email"),
        ("siblings", "Brothers and sisters", ""),
        ("family_position", "Place in the family", "Form.FamilyPosition"),
    ),
    *_group(
        "school",
        ("school", "School now", "", SCHOOL),
        ("on_roll_from", "On roll from", "Pupil.OnRollFrom", DAY),
        ("enrolment", "Enrolment", "Pupil.EnrolStatus", CODE),
        ("school_kind", "Who runs the school", "School.Governance"),
        ("earlier_schools", "Earlier schools, with dates", "Form.EarlierSchools", LONG),
    ),
    *_group(
        "learning",
        ("attendance", "Attendance", "Attendance%", PERCENT),
        ("ks2_reading", "Key stage 2, English", "Form.KS2English"),
        ("ks2_maths", "Key stage 2, mathematics", "Form.KS2Maths"),
        ("levels_now", "Working at now", "Form.LevelsNow", LONG),
        ("ks4_options", "Key stage 4 options", "Form.KS4Options"),
        ("free_meals", "Free school meals", "Pupil.FSM", YES_NO),
        ("pupil_premium", "Pupil premium", "Pupil.PP", YES_NO),
        ("service_child", "Service child", "Pupil.ServiceChild"),
    ),
    *_group(
        "care",
        ("looked_after", "Looked after", "Pupil.LAC", YES_NO),
        ("looked_after_by", "Looked after by", "Pupil.LACLA"),
        ("child_in_need", "Child in need", "Pupil.CIN", YES_NO),
        ("protection_plan", "Child protection plan", "Pupil.CPPlan", YES_NO),
        ("early_help", "Early help", "Pupil.EarlyHelp", YES_NO),
        ("social_worker", "Social worker", "Pupil.SocialWorker"),
        ("social_team", "Social work team", "Pupil.SWTeam"),
        ("young_carer", "Young carer", "Pupil.YoungCarer"),
        ("youth_justice", "Youth justice", "Pupil.YJS", YES_NO),
        ("police", "Police", "Form.Police", YES_NO),
        ("substances", "Substances", "Form.Substances", YES_NO),
        ("gangs", "Gangs", "Form.Gangs", YES_NO),
        ("exploitation", "Exploitation", "Form.Exploitation", YES_NO),
        ("agencies", "Agencies", "AgenciesTable", LONG),
    ),
    *_group(
        "needs",
        ("sen", "SEN", "Pupil.SENStage", CODE),
        ("plan_kept_by", "Plan kept by", "Pupil.EHCPLA"),
        ("plan_asked", "Plan asked for", "Form.EHCPRequested", DAY),
        ("psychologist", "Educational psychologist's report", "Form.EPReport", YES_NO),
        ("diagnoses", "Diagnoses", "Form.Diagnoses", LONG),
        ("medical", "Medical needs", "Form.Medical", LONG),
        ("risk", "Risk level", "Pupil.RiskLevel"),
        ("risk_review", "Risk looked at again", "Pupil.RiskReview", DAY),
    ),
    *_group(
        "exclusion",
        ("excluding_school", "Excluding school", "Exclusion.SchoolName", SCHOOL),
        ("excluded_on", "Excluded from", "Exclusion.StartDate", DAY),
        ("exclusion_reason", "Reason", "Exclusion.Reason1", CODE),
        ("governors_outcome", "Governors decided", "Exclusion.GDCOutcome", CODE),
        ("day6_provider", "Education from day 6", "Exclusion.Day6Provider", SCHOOL),
        ("day6_start", "Education began", "Exclusion.Day6Start", DAY),
        ("weeks_out", "Weeks out", "", NUMBER),
        ("twice_excluded", "Twice excluded", "TwiceExcluded", YES_NO),
    ),
    *_group(
        "behaviour",
        ("reason", "Why referred", "Reason", LONG),
        ("fap_category", "Category", "FAPCategory", CODE),
        ("fap_evidence", "Evidence for the category", "FAPEvidence", LONG),
        ("suspensions", "Suspensions this year", "SuspCountYear", NUMBER),
        ("days_out", "Days suspended this year", "SuspDaysYear", NUMBER),
        ("psp_start", "Support plan began", "PSPStart", DAY),
        ("psp_reviews", "Support plan reviews", "PSPReviews", NUMBER),
        ("tried", "What was tried, and its effect", "Form.Tried", LONG),
        ("strengths", "Strengths", "Form.Strengths", LONG),
        ("home_factors", "At home", "Form.HomeFactors", LONG),
        ("school_factors", "At school", "Form.SchoolFactors", LONG),
        ("readiness", "Readiness (of 10)", "Readiness", NUMBER),
    ),
    *_group(
        "request",
        ("wanted", "Outcome hoped for", "OutcomeWanted", LONG),
        ("preferences", "Preferred schools", "Here.Preferences", SCHOOL),
        ("preference_reason", "Why these schools", "PrefReason", LONG),
    ),
    *_group(
        "views",
        ("parent_view", "Parents' view", "ParentView", LONG),
        ("child_view", "Child's view", "PupilView", LONG),
        ("consent", "Parents agreed", "Consent", YES_NO),
        ("consent_on", "Agreed on", "ConsentDate", DAY),
        ("consent_scope", "What may be shared", "Pupil.ConsentScope"),
    ),
    *_group(
        "place",
        ("nearest", "Nearest schools with places", "Form.Nearest"),
        ("share_order", "Next in the share", "Here.ShareOrder", SCHOOL),
        ("refused_by", "School that refused", "Here.RefusedBy", SCHOOL),
        ("refused_on", "Refused on", "RefusedDate", DAY),
        ("refusal_reason", "Why refused", "RefusalReason", LONG),
        ("answer_due", "Answer due", "SchoolAnswerDue", DAY),
        ("direction", "Step towards a direction", "DirectionStep", CODE),
        ("last_attended", "Last attended", "Here.LastAttended", DAY),
        ("next_step", "Next step", "NextAction"),
    ),
    *_group(
        "move",
        ("home_school", "Home school", "Move.HomeSchool", SCHOOL),
        ("host", "Host school or provider", "Move.HostSchool/Provider", SCHOOL),
        ("move_start", "First day there", "Move.StartDate", DAY),
        ("move_end", "Planned end", "Move.EndPlanned", DAY),
        ("move_week", "Week", ""),
        ("going", "How it goes", "Move.RAG", CODE),
        ("move_attendance", "Attendance there", "Move.Attendance%", PERCENT),
        ("timetable", "Timetable", "Move.TimetableType"),
        ("transport", "Transport", "Move.Transport"),
        ("funded_by", "Paid by", "Move.FundedBy"),
        ("decision_needed", "Decision needed", "Here.DecisionNeeded"),
        ("places", "Places used and held", "Here.Places", SCHOOL),
    ),
    *_group(
        "decision",
        ("decision", "Decision", "Decision", CODE),
        ("decision_school", "School decided on", "DecisionSchool", SCHOOL),
        ("on_roll_by", "On roll by", "OnRollTarget", DAY),
        ("on_roll", "On roll", "OnRollDate", DAY),
    ),
)

BY_NAME = {field.name: field for field in FIELDS}

NAMES_A_CHILD = frozenset({"name", "known_as", "upn", "uln", "born", "siblings"})
"""Never printed where an audience sees initials only."""

MEMBER_COLUMNS = {
    "name": "Name",
    "role": "Role",
    "school": "School",
    "attends": "Here",
    "interests": "Interest declared",
}
ACTION_COLUMNS = {
    "ref": "Action",
    "text": "What is to be done",
    "owner": "Whose",
    "due": "Due",
    "state": "State",
}
"""``Actions``: ActionID, Text, Owner, DueDate, State; ``About`` says which case it belongs to."""
