package io.insula.template.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The page {@code docs/tutorial.md} as one script. The script runs each block of commands; it runs
 * {@code ./insula run} in the background. It fails if {@code git status --short} prints something,
 * because the page says that the command prints nothing. A block that shows changes of a file is
 * applied to that file.
 */
final class Tutorial {
  private static final Path PAGE = Path.of("..", "..", "docs", "tutorial.md");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(sh|diff)\n(.*?)^```$");
  private static final Pattern CODE = Pattern.compile("(?s)`([^`]+)`");

  /** The beginning of a command, or of a request, in a sentence. */
  private static final Pattern COMMAND =
      Pattern.compile(
          "(\\./|/?\\w+/bin/|[A-Z_]+=)\\S.*|(bash|cat|cd|cp|curl|docker|export|git|java|jar|kill|ls|mkdir|mv|mvn|psql|rm|sh|tar|touch|GET|HEAD|POST|PUT|PATCH|DELETE)("
              + " .*)?");

  /** The beginning of a script that starts a server in the background, and waits for it. */
  static final String START =
      """
      set -euo pipefail
      server=
      end() {
        if [[ -n $server ]]; then kill "$server" || true; wait "$server" || true; fi
        # A server that was started for training writes to the repository, too.
        while [[ -f .insula/training-pid ]] && kill -0 "$(<.insula/training-pid)" 2>/dev/null; do sleep 0.5; done
      }
      trap end EXIT
      await_server() {
        for _ in $(seq 1200); do
          if curl --silent --fail "localhost:$INSULA_PORT/health/readiness" >/dev/null; then return; fi
          kill -0 "$server"
          sleep 0.5
        done
        return 1
      }
      """;

  private Tutorial() {}

  /** Returns the script. The server listens on the port of {@code INSULA_PORT}. */
  static String script() throws IOException {
    var script = new StringBuilder(START);
    BLOCK
        .matcher(Files.readString(PAGE))
        .results()
        .forEach(block -> script.append(part(block.group(1), block.group(2))));
    return script.toString();
  }

  /** Returns the page without the blocks that the script contains. */
  static String sentences() throws IOException {
    return BLOCK.matcher(Files.readString(PAGE)).replaceAll("");
  }

  /** Returns the commands and requests that a text contains as code, on one line each. */
  static List<String> commandsIn(String text) {
    return CODE.matcher(text)
        .results()
        .map(code -> code.group(1).replace('\n', ' '))
        .filter(code -> COMMAND.matcher(code).matches())
        .toList();
  }

  private static String part(String language, String text) {
    if (language.equals("diff")) {
      return "git apply --recount <<'CHANGE'\n" + text + "CHANGE\n";
    }
    return text.replace("localhost:8080", "localhost:$INSULA_PORT")
        .replaceAll(
            "(?m)^(git status --short)$",
            "printed=\\$($1)\n[[ -z \\$printed ]] || { echo \"not nothing: \\$printed\"; exit 1; }")
        .replaceAll("(?m)^(\\./insula run)$", "$1 &\nserver=\\$!\nawait_server");
  }
}
