/** What may happen: commands, the rules that decide on them, and the one way they are refused. */
@NullMarked
package jiheng.command;

import org.jspecify.annotations.NullMarked;
