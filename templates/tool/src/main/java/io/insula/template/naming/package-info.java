/** Renames words in files and in their names. */
@NullMarked
package io.insula.template.naming;

import org.jspecify.annotations.NullMarked;
