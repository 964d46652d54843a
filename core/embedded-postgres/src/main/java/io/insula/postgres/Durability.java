package io.insula.postgres;

import java.util.List;

/** The durability of a server's data. */
enum Durability {
  /** Committed data survives a crash of the machine. */
  DURABLE(
      List.of(
          "fsync=on",
          "full_page_writes=on",
          "max_connections=100",
          "shared_buffers=64MB",
          "min_wal_size=32MB",
          "max_wal_size=256MB"),
      List.of()),

  /** For tests: committed data survives a crash of the server, but not of the machine. */
  TEMPORARY(
      List.of("fsync=off", "full_page_writes=off", "max_connections=500", "shared_buffers=64MB"),
      List.of("--no-sync"));

  private static final List<String> COMMON =
      List.of(
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=''",
          "synchronous_commit=on",
          "log_checkpoints=off",
          "logging_collector=off",
          "jit=off");

  private final List<String> settings;
  private final List<String> initOptions;

  Durability(List<String> settings, List<String> initOptions) {
    this.settings = settings;
    this.initOptions = initOptions;
  }

  /** Returns the options of postgres in shell syntax. */
  String serverOptions(int port) {
    var options = new StringBuilder("-p ").append(port);
    COMMON.forEach(setting -> options.append(" -c ").append(setting));
    settings.forEach(setting -> options.append(" -c ").append(setting));
    return options.toString();
  }

  /** Returns the additional options of initdb. */
  List<String> initOptions() {
    return initOptions;
  }
}
