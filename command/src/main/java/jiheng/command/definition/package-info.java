/** Drafting, reviewing, publishing and retiring templates and rule sets. */
@NullMarked
package jiheng.command.definition;

import org.jspecify.annotations.NullMarked;
