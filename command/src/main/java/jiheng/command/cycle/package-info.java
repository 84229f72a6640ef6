/** Opening, closing and reopening a year's round of forms, and its deadlines. */
@NullMarked
package jiheng.command.cycle;

import org.jspecify.annotations.NullMarked;
