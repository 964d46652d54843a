/** Personal data: how each app exports it, and how it erases a person. */
@NullMarked
package io.insula.api.privacy;

import org.jspecify.annotations.NullMarked;
