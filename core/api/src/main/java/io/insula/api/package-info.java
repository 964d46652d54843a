/**
 * The few types that the APIs of all apps share: the root of their exceptions, pages, rules for
 * texts, and the actor. These types use no library.
 */
@NullMarked
package io.insula.api;

import org.jspecify.annotations.NullMarked;
