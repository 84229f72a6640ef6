/** A form as it was, under the word by which a person or a program names the moment. */
@NullMarked
package jiheng.ui.moment;

import org.jspecify.annotations.NullMarked;
