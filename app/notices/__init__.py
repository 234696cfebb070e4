"""What must reach whom: the ledger of notices, the devices that want them, and the sender."""
