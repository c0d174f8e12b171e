"""The Exchange adapter, driven through the real exchangelib against a server played in-process."""
