/** The templates forms are opened from, as versioned data. */
@NullMarked
package jiheng.command.template;

import org.jspecify.annotations.NullMarked;
