"""Whether a mail is in another language than English: then a person reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.inbox.phrases import each

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENGLISH = frozenset(
    each(
        "the a an and to of in is it for on with that this be are was have has had he"
        " she they we you i"
        " my our your his her from at as not no will can please but if so or by been am us him them"
        " there what when would could just all thanks thank hi hello dear im hes shes its"
    )
)
_OTHERS = frozenset(
    each(
        "nie jest że się mój moja mojego mojej syn córka szkoła szkoły proszę dziękuję"
        " dzień dobry jak"
        " dla czy pan pani sprawie piszę nu este că să meu mea fiul fiica școală scoala"
        " buna ziua va rog"
        " multumesc mulțumesc ce vorbesc pentru mae fy mab merch ysgol wedi ei ddim"
        " diolch annwyl gyda"
        " je suis mon ma fils fille école nous vous est pas pourquoi merci bonjour les des une avec"
        " mi hijo hija escuela por qué gracias estoy los las una está colegio para meu"
        " minha filho filha"
        " não escola obrigado obrigada ich bin mein meine sohn tochter schule nicht und"
        " bitte danke sie"
        " mio mia figlio figlia scuola perché grazie sono okul bir için değil teşekkür"
        " ederim merhaba mano sūnus dukra mokykla ačiū prašau kodėl wiilkayga gabadhayda dugsiga"
        " mahadsanid djali im vajza shkolla faleminderit môj syna školy prosím ďakujem fiam lányom"
        " iskola köszönöm nem mera beta beti bacha nahi kyun hai mujhe shukriya"
    )
) - {"im", "ma", "mi", "mae", "de", "mia", "hai", "beta", "mera", "nu", "ce", "des", "las", "pan"}
"""Small words of Polish, Romanian, Welsh, French, Spanish, Portuguese, German, Italian, Turkish,
Lithuanian, Somali, Albanian, Slovak, Hungarian and Urdu in Latin letters, that no English has."""
_FEWEST = 3
_BEYOND_LATIN = "\u02b0"
"""The first letter that no language in Latin letters begins a word with."""


def is_foreign(words: Sequence[str]) -> bool:
    """Whether another language's own small words, or letters, outnumber the English ones."""
    if _OTHERS.isdisjoint(words) and max(words, default="") < _BEYOND_LATIN:
        return False
    spoken = [word for word in words if word[0].isalpha()]
    strange = sum(word in _OTHERS or word >= _BEYOND_LATIN for word in spoken)
    if strange < _FEWEST:
        return False
    return strange > sum(word in _ENGLISH for word in spoken)
