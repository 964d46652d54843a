/**
 * Projects that people propose, and their tags. What other apps may see; start at {@link
 * io.insula.projects.Projects}.
 */
@NullMarked
package io.insula.projects;

import org.jspecify.annotations.NullMarked;
