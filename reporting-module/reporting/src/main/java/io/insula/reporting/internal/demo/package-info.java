/** What a server shows of reports before anybody has used it. */
@NullMarked
package io.insula.reporting.internal.demo;

import org.jspecify.annotations.NullMarked;
