"""Client side of photo decoding: the protocol and messages of the decoder process."""
