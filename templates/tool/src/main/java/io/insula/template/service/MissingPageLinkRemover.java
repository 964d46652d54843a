package io.insula.template.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces links to pages that a service does not have by the texts of the links. */
final class MissingPageLinkRemover {
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\(([^)#]*)(#[^)]*)?\\)");

  private MissingPageLinkRemover() {}

  /** Changes all pages of a tree. */
  static void in(Path tree) throws IOException {
    for (var page : FileList.allFiles(tree)) {
      if (page.toString().endsWith(".md")) {
        var file = tree.resolve(page);
        var text = Files.readString(file);
        var changed =
            LINK.matcher(text)
                .replaceAll(
                    found ->
                        Matcher.quoteReplacement(
                            leadsNowhere(file, found.group(2)) ? found.group(1) : found.group()));
        if (!changed.equals(text)) {
          Files.writeString(file, changed);
        }
      }
    }
  }

  private static boolean leadsNowhere(Path page, String target) {
    return !target.isEmpty()
        && !target.contains(":")
        && !Files.exists(page.resolveSibling(target).normalize());
  }
}
