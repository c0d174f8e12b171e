"""Words that mean the same in a mail about exclusions, so that a rule names the meaning once.

A rule says ``<take back> ...`` as ``<takeback>``: any one word of the class may stand there.
"""

from __future__ import annotations

CLASSES = {
    "come": "come attend join make represent* support",
    "perm": "permanent* perman* permenant* permanant* permently permantly permanantly perm pex px"
    " pex'd pexd pexed pexing permex permexed p-ex expulsion expel* parhaol barhaol",
    "permly": "permanent permanently perman permenant* permanant* permently permantly perm parhaol"
    " barhaol",
    "excl": "exclu* excl exc pex px pexd pexed suspen* susp fte fpe gwahardd* wahardd*",
    "exclude": "exclude excluded excludes excluding exd gwahardd* wahardd*",
    "susp": "suspen* susp fte fpe ftx fex fixedterm",
    "takeback": "withdraw withdraws withdrawn withdrew withdrawing withdrawal rescind* revoke*"
    " revoking retract* cancel* overturn* reverse* reversing reversal annul* void voided quash*"
    " scrap scrapped scrapping dropped undone undo nullif* lifted lifting backtrack*",
    "error": "error mistake mistakenly accident accidentally erroneously wrongly",
    "decides": "decided decides decide decision opted chosen chose elected resolved made making"
    " taken took gone confirmed confirms confirm issued issuing issue imposed imposing given gave"
    " served announced sanctioned authorised authorized signed approved",
    "head": "head heads headteacher headteachers principal ht headmaster headmistress executive"
    " mr mrs miss ms",
    "governors": "governor* governing gdc gdp pdc pdp gb trustees trustee committee panel board",
    "uphold": "uphold upheld upholds upholding ratified ratify endorsed endorse backed backing"
    " supported confirmed stand stands stood agreed declined refused satisfied",
    "reinstate": "reinstat*",
    "review": "review* appeal* irp iap",
    "ask": "apply applying application request requests requested requesting ask asking want wants"
    " wish wishes like lodge lodging submit submitted submitting submission seek seeking",
    "meeting": "meeting meet meets hearing hearings panel panels sit sits sitting convene convened"
    " convening committee gdc pdc pdp gdp",
    "provision": "provision tuition tutor tutors tutoring tutored education place placement"
    " provider schooling lessons timetable teaching taught",
    "start": "start starts started starting begin begins began commence commences commencing"
    " commenced effective onwards attend attending join joining",
    "number": "1 2 3 4 5 6 7 8 9 10 12 15 20 25 30 45 half one two three four five six seven eight"
    " nine ten couple",
    "day": "mon tue tues wed weds thu thur thurs fri monday tuesday wednesday thursday friday today"
    " tomorrow yesterday jan feb mar apr may jun jul aug sep sept oct nov dec january february"
    " march april june july august september october november december",
    "child": "child children pupil pupils student students boy girl lad lass he she him her his"
    " they them young person",
    "kin": "son daughter sons daughters child childs children boy boys girl girls lad lads kid kids"
    " grandson granddaughter stepson stepdaughter nephew niece brother sister twins foster ward",
    "parent": "mum mums mother dad dads father parent parents carer carers guardian nan gran"
    " grandmother grandfather grandad stepdad stepmum family",
    "money": "pay payment paid settle invoice bank vouchers voucher transfer wire refund fee fees"
    " discount offer price crypto bitcoin loan loans prize winner",
    "credential": "password passwords mailbox account credentials login username quota storage"
    " webmail 2fa mfa authenticat* passcode",
    "act": "verify validate confirm update upgrade renew reactivate restore unlock log sign click"
    " tap follow review open download access release keep",
    "admit": "admit admitting admission place placement placing accept accepting take offer",
    "refuse": "refuse refuses refused refusing refusal object objects objected objecting objection"
    " cannot cant unable decline declining not oppose opposing dispute disputing",
    "shares": "shared shares sharing invited invites",
    "opens": "open view review access see sign get read",
    "again": "again over afresh anew independently properly",
    "learn": "course courses training webinar webinars conference seminar workshop masterclass cpd"
    " briefing delegates symposium certificate bootcamp inset",
}
"""By name of the class. A word ending in ``*`` is any word that begins so."""
