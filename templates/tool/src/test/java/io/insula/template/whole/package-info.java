/**
 * Tests that make apps, plugins and services from copies of this whole repository, and build and
 * run them.
 */
@NullMarked
package io.insula.template.whole;

import org.jspecify.annotations.NullMarked;
