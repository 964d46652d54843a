/** E-mail to the requester of a ticket. */
@NullMarked
package io.insula.reporting.internal.mail;

import org.jspecify.annotations.NullMarked;
