/** Exports and erases the personal data in projects. */
@NullMarked
package io.insula.projects.internal.privacy;

import org.jspecify.annotations.NullMarked;
