package io.insula.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConsolePageTest {
  @Test
  void the_page_has_screens_for_developers_in_development_alone() {
    assertThat(page(true)).contains("<meta name=\"insula-development\">");
    assertThat(page(false)).doesNotContain("insula-development");
  }

  private static String page(boolean development) {
    return new ConsolePage(new Assets(), IdentityProviderTest.none(), false, development).at(0);
  }
}
