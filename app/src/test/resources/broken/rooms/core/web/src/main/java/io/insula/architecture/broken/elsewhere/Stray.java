package io.insula.architecture.broken.elsewhere;

class Stray {}
