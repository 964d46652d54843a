/**
 * The few types that the APIs of all apps share: the root of their errors, pages, and who acts.
 * Plain Java, no library.
 */
@NullMarked
package io.insula.api;

import org.jspecify.annotations.NullMarked;
