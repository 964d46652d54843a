/**
 * Strict parsing of JSON: ambiguous or unexpected input is refused, and the error names its field.
 */
@NullMarked
package io.insula.kernel.web.json;

import org.jspecify.annotations.NullMarked;
