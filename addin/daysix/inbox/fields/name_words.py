"""Ordinary words of mails about schools, which with a capital are still no names."""

from __future__ import annotations

_WORDS = """
a about above abuse abusive academies academy accept accepted access accident across act acting
action addition additional additionally address admin administration admission admissions adult
advice advise affairs after afternoon again against age aged agenda aggressive agree agreed
agrees aht alcohol all allegation alleged allocation also alternative am amended amendment an
and annex annual another any anyone apologies apologise appeal application apply apr ar are area
arrange arson as asap ask asked asking assault assaulted assembly assistant at attached
attaching attachment attendance aug authority automatic autumn awaiting back bank be because
been before began begin begins behalf behaviour behaviour-log being below bespoke best between
birth board boarding body borough both boy boys breach british brought bullying bundle business
but by caf call called calling camhs can can't cancel cancelled cannabis cap carer carers case
catholic cc ce census chair cheers child child's children children's christmas cin cla class
clerk clinical cllr cme code colleague colleagues college commence comment comments committee
community complete completed concerning confidential confidentially confirm confirmation
confirmed confirming consider consideration considered consultation contact copy correct
corrected correction corridor could council county court cover covering cp crown csc currently
cyp cypd dad daily damage dangerous data date dates day day-six days dear dec december decide
decided decision declined defiance department dept deputising deputy details detention dfe dht
did didn't direct directed direction director disability disciplinary discipline disruption
disruptive district do dob document does doesn't doing don't done down dpo draft drug drugs dsg
dsl due during duty each eal early east easter ect education effect effective ehc ehcp ehe
eighth eleven email emails enclosed enclosing enclosure enclosures encrypted end ended ends
england english enquiries equality esa esfa eta ethnicity evening everyone everything evidence
exam exam-board exams excel exclude excluded excludes excluding exclusion exclusions executive
existing ext extended external fair fao fap father feb february federation fifth fight fighting
file final finally find first firstname five fixed fixed-term following follows for forename
form formal forms four fourth free fri friday from fsm ft fte full further furthermore future fw
fwd fyi gcse gdc gender general gentle girl girls given good governing governor governors gp
grammar greetings group guidance had half harmful has hasn't have haven't having he head
headmaster headmistress headteacher headteacher's headteachers health hearing hello help hence
her here herself hey hi high him himself his hiya hod holiday home homophobic hospital hour how
however hoy hr ht hub i iep if immediate immediately important in inc incident including
inclusion independent index infant infants info information informing initial initials inset
internal international into investigation invitation irms irp is isn't issue issued it item its
jan january jul july jun junior just key kind kindly knife la lac lado las last lastname late
latest learner learners leave legal length letter letters list local log logs looked low lsa
lunch lunchtime machine mail main mainly mainstream managed management manager many mar march
mash master mat maths me meet meeting meetings member members mental message methodist microsoft
mid-day middle might minus mis misc misconduct mobile mon monday month more moreover morning
mother move moved moving mr mrs ms multi mum must mx my myself na name names national
nationality nb ncy new next nhs night nil nine no none not note nothing notice notification
notified notify notifying nov november now nqt number nursery object objection oct october of
off off-site offensive offer offered office officer offsite ofsted ok old on on-call once one
online only open option or osd other our out outcome outlook over overview pa package pals panel
panels papers parent parental parents part pastoral pathway pc pd pdf pe pep per period perm
permanent permanently pexed pexing persistent person pex phone physical place placement places
plan please plus pm point policy portable possession post postcode powerpoint pp ppg pps
previous previously
primary principal prior private procedure professional programme prohibited property proposed
provider provision pru ps pshe psp pt public pupil pupil's pupils pupils' purpose px py quality
quashed query question racism racist re re-admission read readmitted reason reasons received
recent recently reception recommended record recorded reduced ref reference referral referrals
refusal refuse refused regard regarding regards region register registration regrettably
regulation regulations reinstate reinstated reinstatement reinstating reintegrated reintegration
related relations reminder removal reply report reporting representation request require
required resend resending resent respond response result return returned returning returns
review reviewed ring ringing road roman royal sadly safe safeguarding sat sats saturday scan
school school's schools science scr second secondary secretary section see sen senco send sendco
sending senior sent sep sept september service services seven seventh sex sexual shall
sharepoint she should sick signed sims since sincerely sir sister site six sixth slt sltd
smoking smt so social some someone something sorry south speak speaking special specialist spoke
spring ssf st staff standard start started starting starts state statement status statutory
still student student's students subject summary sun sunday support supported surname suspend
suspended suspending suspension suspensions swearing system ta table tac taf taken talk tba tbc
teacher teachers team teams tel telephone tell telling temporary term terms thank thanks that
the theft their them then there therefore these they thing third this threatening three thu thur
thurs thursday thus till time timetable to today today's told tomorrow total transfer transition
trial trust tt tue tues tuesday tutor tutor's two type uk ukprn uln unable under unfortunately
unit university unknown until up update updated upheld upn upon urgent urgently urn us use using
vape vaping verbal very via victim view violence violent virtual visit voluntary vs vsh was
wasn't wc we weapon weapons wed wednesday weds week weekend weekly wef welfare well were what
when where which while whilst whitsun who wish wishes with withdraw withdrawal withdrawn within
without won't word work worker would writing written wrote year year's years yes yesterday yet
yjs yos yot you young-person your yours yr
visited met seen saw rang phoned emailed spoken visiting
supporting including alongside notifying reporting logging logged add added adding amend amending
remove removed removing delete deleted sanction sanctions
"""
NOT_NAMES = frozenset(_WORDS.split())
"""Months and words that are forenames or surnames as well (May, Grace, Young) are not here."""
