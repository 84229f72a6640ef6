/** A repeated request is done once. */
@NullMarked
package jiheng.command.once;

import org.jspecify.annotations.NullMarked;
