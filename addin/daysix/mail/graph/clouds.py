"""Where Microsoft Graph and its sign-in answer: the hosts we speak to, and no others."""

from __future__ import annotations

from daysix.records import NamedTuple


class Cloud(NamedTuple):
    """One of Microsoft's clouds.

    Attributes
    ----------
    graph, login
        Host of Graph and of the sign-in, with a port where it is not the usual one.
    also
        Further hosts the sign-in names as its own.
    """

    graph: str
    login: str
    also: tuple[str, ...] = ()

    @property
    def api(self) -> str:
        """What every address of a request begins with."""
        return f"https://{self.graph}/v1.0"

    @property
    def login_hosts(self) -> frozenset[str]:
        """Every host a token may be fetched from."""
        return frozenset((self.login, *self.also))


CLOUDS = {
    "worldwide": Cloud("graph.microsoft.com", "login.microsoftonline.com"),
    "us_government": Cloud("graph.microsoft.us", "login.microsoftonline.us"),
    "us_defence": Cloud("dod-graph.microsoft.us", "login.microsoftonline.us"),
    "china": Cloud(
        "microsoftgraph.chinacloudapi.cn",
        "login.chinacloudapi.cn",
        ("login.partner.microsoftonline.cn",),
    ),
}
"""By the words of the mailbox settings; the hosts as Microsoft lists its national clouds."""
