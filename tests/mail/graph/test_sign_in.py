"""Signing in through the real msal: the application's certificate, and a code a person types."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
import trustme

from daysix.cli import main
from daysix.mail.graph.clouds import Cloud
from daysix.mail.graph.mailbox import open_graph
from daysix.mail.graph.sign_in import ByCertificate, ByCode, sign_in_of
from daysix.mail.graph.token_keeping import LONGEST, TokenKeeping
from daysix.mail.refusals import BusyError, MailboxError
from daysix.mail.secrets import keep_secret
from tests.mail.graph.fake_graph import ADDRESS
from tests.mail.graph.fake_login import APPLICATION, TENANT
from tests.mail.made_mails import PLAIN

pytestmark = pytest.mark.usefixtures("keeping")

BEGINS, ENDS = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 3, 3, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def leaf(authority):
    return authority.issue_cert(
        "daysix.example", key_type=trustme.KeyType.RSA, not_before=BEGINS, not_after=ENDS
    )


@pytest.fixture
def pem(leaf, tmp_path):
    place = tmp_path / "daysix.pem"
    place.write_bytes(leaf.cert_chain_pems[0].bytes() + leaf.private_key_pem.bytes())
    return place


@pytest.fixture
def by_certificate(server, settings_for, leaf, pem, clock):
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    public = x509.load_pem_x509_certificate(leaf.cert_chain_pems[0].bytes()).public_key()
    server.login.public_key = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    made = []

    def opened(**changed):
        settings = settings_for(**{"login": "application", "certificate": str(pem), **changed})
        made.append(ByCertificate(settings, server.cloud, clock=clock))
        return made[-1]

    yield opened
    for one in made:
        one.close()


@pytest.fixture
def by_code(server, settings_for, waits, clock, monkeypatch):
    """Time passes by waiting alone, also for msal."""
    monkeypatch.setattr(time, "time", clock)
    made = []

    def wait(seconds):
        waits.append(seconds)
        clock.seconds += seconds

    def opened():
        made.append(ByCode(settings_for(), server.cloud, sleep=wait, clock=clock))
        return made[-1]

    yield opened
    for one in made:
        one.close()


def refused(call, *arguments):
    with pytest.raises(MailboxError) as refusal:
        call(*arguments)
    assert refusal.value.__cause__ is None
    assert refusal.value.__context__ is None
    return refusal.value


# The certificate


def test_the_application_signs_in_and_reads(server, opened, by_certificate):
    mail = server.store.arrive(PLAIN)
    mailbox = opened(sign_in=by_certificate())
    assert [ref.id for ref in mailbox.all_refs("Inbox")] == [mail.id]
    [form] = server.login.forms
    assert form["scope"] == f"https://{server.cloud.graph}/.default"
    assert form["client_id"] == APPLICATION
    assert "client_secret" not in form


def test_one_token_serves_until_it_is_refused(server, by_certificate):
    sign_in = by_certificate()
    first = sign_in.token()
    assert sign_in.token() == first
    sign_in.forget()
    assert sign_in.token() != first
    assert len(server.login.forms) == 2


def test_no_token_is_kept_for_an_application(by_certificate, keeping):
    by_certificate().token()
    assert keeping.kept == {}


def test_a_key_with_a_password_asks_the_computer_s_keeping(server, by_certificate, leaf, tmp_path):
    from cryptography.hazmat.primitives import serialization as form

    key = form.load_pem_private_key(leaf.private_key_pem.bytes(), None)
    locked = key.private_bytes(
        form.Encoding.PEM, form.PrivateFormat.PKCS8, form.BestAvailableEncryption(b"correct horse")
    )
    place = tmp_path / "locked.pem"
    place.write_bytes(leaf.cert_chain_pems[0].bytes() + locked)
    assert refused(lambda: by_certificate(certificate=str(place))).code == "Q-054"
    keep_secret(ADDRESS, "wrong horse")
    assert refused(lambda: by_certificate(certificate=str(place))).code == "Q-054"
    keep_secret(ADDRESS, "correct horse")
    assert by_certificate(certificate=str(place)).token()


def test_a_pfx_file_does_as_well(by_certificate, leaf, tmp_path):
    from cryptography import x509
    from cryptography.hazmat.primitives import serialization as form

    key = form.load_pem_private_key(leaf.private_key_pem.bytes(), None)
    own = x509.load_pem_x509_certificate(leaf.cert_chain_pems[0].bytes())
    place = tmp_path / "daysix.pfx"
    place.write_bytes(
        form.pkcs12.serialize_key_and_certificates(
            b"daysix", key, own, None, form.BestAvailableEncryption(b"correct horse")
        )
    )
    keep_secret(ADDRESS, "correct horse")
    assert by_certificate(certificate=str(place)).token()


def test_a_password_kept_for_a_key_that_has_none_does_no_harm(by_certificate):
    keep_secret(ADDRESS, "left over")
    assert by_certificate().token()


@pytest.mark.parametrize("spoilt", [None, b"", b"hello", b"-----BEGIN CERTIFICATE-----\nx\n"])
def test_a_file_that_is_no_certificate_is_named_as_such(by_certificate, tmp_path, spoilt):
    place = tmp_path / "spoilt.pem"
    if spoilt is not None:
        place.write_bytes(spoilt)
    refusal = refused(lambda: by_certificate(certificate=str(place)))
    assert refusal.code == "Q-054"
    assert str(place) not in refusal.message


def test_no_file_at_all(by_certificate):
    assert refused(lambda: by_certificate(certificate="")).code == "Q-054"


def test_a_certificate_without_its_key(by_certificate, leaf, tmp_path):
    place = tmp_path / "alone.pem"
    place.write_bytes(leaf.cert_chain_pems[0].bytes())
    assert refused(lambda: by_certificate(certificate=str(place))).code == "Q-054"


def test_a_key_of_another_certificate(by_certificate, authority, leaf, tmp_path):
    other = authority.issue_cert("other.example", key_type=trustme.KeyType.RSA)
    place = tmp_path / "mixed.pem"
    place.write_bytes(leaf.cert_chain_pems[0].bytes() + other.private_key_pem.bytes())
    refusal = refused(lambda: by_certificate(certificate=str(place)))
    assert "belongs to another certificate" in refusal.message


def test_a_key_of_a_kind_microsoft_does_not_take(by_certificate, authority, tmp_path):
    made = authority.issue_cert("daysix.example", key_type=trustme.KeyType.ECDSA)
    place = tmp_path / "curve.pem"
    place.write_bytes(made.cert_chain_pems[0].bytes() + made.private_key_pem.bytes())
    refusal = refused(lambda: by_certificate(certificate=str(place)))
    assert refusal.code == "Q-054"
    assert "RSA" in refusal.message


def test_a_certificate_that_ran_out_is_told_with_its_day(by_certificate, clock):
    clock.seconds = ENDS.timestamp()
    refusal = refused(by_certificate)
    assert refusal.code == "Q-055"
    assert "ran out on 3 March 2027" in refusal.message


def test_a_certificate_that_runs_out_while_we_work_is_read_again(by_certificate, clock):
    clock.seconds = ENDS.timestamp() - 1
    sign_in = by_certificate()
    assert sign_in.token()
    assert sign_in.until() == "the certificate runs out on 3 March 2027"
    clock.seconds = ENDS.timestamp()
    assert refused(sign_in.token).code == "Q-055"


def test_a_certificate_that_has_not_begun(by_certificate, clock):
    clock.seconds = BEGINS.timestamp() - 1
    assert "does not count before 1 January 2026" in refused(by_certificate).message


@pytest.mark.parametrize(("days", "spoken"), [(31, False), (30, True)])
def test_its_last_day_is_spoken_of_a_month_before(by_certificate, clock, days, spoken):
    clock.seconds = ENDS.timestamp() - days * 86_400
    assert bool(by_certificate().until()) == spoken


# What Microsoft's sign-in refuses


def test_a_refused_application_is_told_with_microsoft_s_number_alone(server, by_certificate):
    server.login.refuses = {
        "error": "unauthorized_client",
        "error_description": "AADSTS700016: Sam Placeholder's application was not found",
        "error_codes": [700016],
    }
    refusal = refused(by_certificate().token)
    assert refusal.code == "Q-052"
    assert "AADSTS700016" in refusal.message
    assert "Placeholder" not in refusal.message


def test_an_unknown_tenant(by_certificate):
    assert refused(by_certificate(tenant="another").token).code == "Q-052"


def test_a_sign_in_that_is_down_may_be_asked_later(server, by_certificate):
    server.login.status = 503
    assert isinstance(refused(by_certificate().token), BusyError)


def test_the_mailbox_waits_for_a_sign_in_that_is_busy(server, opened, by_certificate, waits):
    server.login.status = 503
    assert refused(opened(sign_in=by_certificate()).all_refs, "Inbox").code == "Q-060"
    assert waits == [2.0, 4.0, 8.0]


def test_nobody_answers(settings_for, pem, clock):
    settings = settings_for(login="application", certificate=str(pem))
    sign_in = ByCertificate(settings, Cloud("127.0.0.1:9", "127.0.0.1:9"), clock=clock)
    assert refused(sign_in.token).code == "Q-050"


def test_who_answers_is_not_trusted(by_certificate):
    assert refused(by_certificate(trust="").token).code == "Q-051"


def test_a_sign_in_that_leads_elsewhere_is_not_followed(server, by_certificate):
    server.login.token_host = "https://elsewhere.example"  # noqa: S105 - a host
    assert refused(by_certificate().token).code == "Q-064"


# A code


def test_a_person_signs_in_once_and_the_computer_remembers(server, opened, by_code, keeping, waits):
    assert refused(opened(sign_in=by_code()).all_refs, "Inbox").code == "Q-053"
    first = by_code()
    shown = first.begin()
    assert shown.code in shown.sentence
    assert shown.page in shown.sentence
    server.login.pending = 2
    first.finish(shown)
    assert waits == [5.0, 5.0]
    mail = server.store.arrive(PLAIN)
    mailbox = opened(sign_in=by_code())
    assert [ref.id for ref in mailbox.all_refs("Inbox")] == [mail.id]
    scope = server.login.forms[0]["scope"].split()
    assert f"https://{server.cloud.graph}/Mail.ReadWrite.Shared" in scope
    assert not any("Send" in one for one in scope)
    assert {service for service, _ in keeping.kept} == {"daysix"}
    assert max(len(piece) for piece in keeping.kept.values()) <= LONGEST


def test_a_token_that_was_called_back_is_renewed_and_remembered(server, opened, by_code):
    first = by_code()
    first.finish(first.begin())
    server.login.tokens.clear()
    assert list(opened(sign_in=by_code()).all_refs("Inbox")) == []
    asked = len(server.login.forms)
    assert list(opened(sign_in=by_code()).all_refs("Inbox")) == []
    assert len(server.login.forms) == asked, "the renewed one was remembered"


def test_one_token_serves_many_requests_however_microsoft_names_it(server, opened, by_code):
    server.login.full_scope = False
    first = by_code()
    first.finish(first.begin())
    mailbox = opened(sign_in=by_code())
    for _ in range(5):
        mailbox.all_refs("Inbox")
    assert [form.get("grant_type") for form in server.login.forms].count("refresh_token") == 1


def test_an_hour_later_another_token_is_fetched(server, by_code, clock):
    first = by_code()
    first.finish(first.begin())
    before = first.token()
    clock.seconds += 3600
    assert first.token() != before


def test_a_sign_in_that_has_run_out_asks_the_person(server, opened, by_code):
    first = by_code()
    first.finish(first.begin())
    server.login.tokens.clear()
    server.login.refresh = "another"
    assert refused(opened(sign_in=by_code()).all_refs, "Inbox").code == "Q-053"


def test_a_code_nobody_types_runs_out(server, by_code, waits):
    server.login.pending = 99
    sign_in = by_code()
    shown = sign_in.begin()
    assert refused(sign_in.finish, shown).code == "Q-053"
    assert sum(waits) == 60.0


def test_a_code_that_is_declined(server, by_code, waits):
    sign_in = by_code()
    shown = sign_in.begin()
    server.login.refuses = {"error": "authorization_declined"}
    assert refused(sign_in.finish, shown).code == "Q-053"
    assert waits == []


# What is remembered


def test_a_sign_in_of_many_pieces_comes_back_whole_and_leaves_nothing(keeping):
    kept = TokenKeeping(ADDRESS)
    kept.save("a" * (3 * LONGEST + 1))
    assert len(keeping.kept) == 5
    kept.save("b" * LONGEST)
    assert len(keeping.kept) == 2
    assert TokenKeeping(ADDRESS).load() == "b" * LONGEST
    kept.forget()
    assert keeping.kept == {}
    assert kept.load() == ""


def test_pieces_of_two_sign_ins_are_none(keeping):
    kept = TokenKeeping(ADDRESS)
    kept.save("a" * 2 * LONGEST)
    keeping.kept["daysix", f"{ADDRESS} (sign-in 2)"] = "b" * LONGEST
    assert kept.load() == ""


def test_two_mailboxes_have_each_their_own():
    TokenKeeping(ADDRESS).save("one")
    assert TokenKeeping("other@county.example").load() == ""


# Which way in


def test_the_settings_choose(settings_for, pem):
    assert isinstance(sign_in_of(settings_for()), ByCode)
    by_file = settings_for(login="application", certificate=str(pem))
    assert isinstance(sign_in_of(by_file), ByCertificate)
    mailbox = open_graph(by_file)
    assert mailbox.name == f"graph:{ADDRESS}"
    mailbox.close()


def test_nothing_secret_shows_itself(by_certificate, leaf):
    sign_in = by_certificate()
    assert "PRIVATE" not in repr(sign_in._certificate)
    assert TENANT not in repr(sign_in)


# The command


@pytest.fixture
def top(tmp_path, monkeypatch, server):
    from daysix.companion import folder as usual
    from daysix.mail.graph import sign_in

    monkeypatch.setattr(usual, "usual_folder", lambda: tmp_path / "own")
    monkeypatch.setattr(sign_in, "cloud_of", lambda _settings: server.cloud)
    return tmp_path / "own"


def test_set_up_signed_in_and_forgotten(server, top, authority_file, keeping, capsys):
    name = f"graph:{ADDRESS}"
    more = ["--tenant", TENANT, "--application", APPLICATION, "--trust", str(authority_file)]
    assert main(["mailbox", "set", name, *more]) == 0
    assert f"daysix mailbox sign-in {name}" in capsys.readouterr().out
    assert main(["mailbox", "sign-in", name]) == 0
    said = capsys.readouterr().out
    assert "type the code ABCD-EFGH" in said
    assert said.rstrip().endswith("is signed in, and this computer remembers it.")
    assert keeping.kept
    assert main(["mailbox", "forget", name]) == 0
    assert keeping.kept == {}


def test_a_mailbox_without_a_code_says_so(top, capsys):
    name = f"exchange:{ADDRESS}"
    main(["mailbox", "set", name, "--server", "mail.county.example"])
    assert main(["mailbox", "sign-in", name]) == 2
    assert "Q-101" in capsys.readouterr().err
