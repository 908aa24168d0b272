"""Client of the decoder process, its messages and the protocol of photo readers."""
