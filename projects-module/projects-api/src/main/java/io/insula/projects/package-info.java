/**
 * Projects that people propose, and their tags. This is the API for other apps; start at {@link
 * io.insula.projects.Projects}.
 */
@NullMarked
package io.insula.projects;

import org.jspecify.annotations.NullMarked;
