/** Lets members report threads, and lets moderators hide them and show them again. */
@NullMarked
package io.insula.threads.internal.moderation;

import org.jspecify.annotations.NullMarked;
