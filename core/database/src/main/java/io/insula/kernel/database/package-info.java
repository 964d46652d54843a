/** The connections to the database, and the migrations of every app's schema. */
@NullMarked
package io.insula.kernel.database;

import org.jspecify.annotations.NullMarked;
