/** E-mail to who asked. */
@NullMarked
package io.insula.reporting.internal.mail;

import org.jspecify.annotations.NullMarked;
