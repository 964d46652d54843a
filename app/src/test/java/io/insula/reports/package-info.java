/** Tests of reports, from the request to the files, on the whole server. */
@NullMarked
package io.insula.reports;

import org.jspecify.annotations.NullMarked;
