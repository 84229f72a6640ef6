/** The keys that sign the log: introduced, replaced and retired. */
@NullMarked
package jiheng.command.audit;

import org.jspecify.annotations.NullMarked;
