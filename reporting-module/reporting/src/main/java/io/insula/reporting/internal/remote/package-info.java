/** What all programs that ask other servers share. */
@NullMarked
package io.insula.reporting.internal.remote;

import org.jspecify.annotations.NullMarked;
