"""The Graph adapter, asked over loopback TLS about a mailbox played in this process."""
