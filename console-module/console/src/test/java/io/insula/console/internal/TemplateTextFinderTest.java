package io.insula.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TemplateTextFinderTest {
  @Test
  void texts_between_tags_are_found() {
    assertThat(TemplateTextFinder.in("html`<p class=\"a\">Hello <b>you</b></p>`"))
        .containsExactly("Hello", "you");
  }

  @Test
  void expressions_attributes_and_symbols_are_not_texts() {
    assertThat(
            TemplateTextFinder.in(
                """
                // it's `html`<p>comment</p>`
                const a = 'html`<p>string</p>`';
                html`<p class="x" onClick=${() => { go(1 > 0); }}>${t('key')} · <b>−</b></p>`;
                fetch(`path/${id}`);
                """))
        .isEmpty();
  }

  @Test
  void attributes_that_people_read_are_texts() {
    assertThat(
            TemplateTextFinder.in(
                """
                html`<a title="Go on" href="console/x"><img alt='A cat' src="cat.svg" /></a>`;
                html`<${Field} label=${t('key')} hint="Less than ${most}" type="search" />`;
                """))
        .containsExactly("Go on", "A cat", "Less than");
  }

  @Test
  void texts_in_nested_templates_are_found() {
    assertThat(
            TemplateTextFinder.in("html`<ul>${items.map((i) => html`<li>Item ${i}</li>`)}</ul>`"))
        .containsExactly("Item");
  }
}
