/**
 * The few types that the APIs of all apps share: the root of their exceptions, pages, rules for
 * texts, and the actor. They are plain Java and use no library.
 */
@NullMarked
package io.insula.api;

import org.jspecify.annotations.NullMarked;
