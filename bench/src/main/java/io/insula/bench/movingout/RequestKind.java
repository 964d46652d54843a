package io.insula.bench.movingout;

/** The kinds of requests in the mix. */
enum RequestKind {
  PROPOSE("propose", 1),
  LIST_PROJECTS("list projects", 5),
  LIST_THREADS("list threads", 4),
  VOTE("vote", 10);

  private final String title;
  private final int share;

  RequestKind(String title, int share) {
    this.title = title;
    this.share = share;
  }

  /** Returns the name for display. */
  String title() {
    return title;
  }

  /** Returns the number of requests of this kind in a block (see {@link RequestMix#BLOCK}). */
  int share() {
    return share;
  }
}
