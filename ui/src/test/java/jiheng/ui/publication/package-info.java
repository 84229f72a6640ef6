@NullMarked
package jiheng.ui.publication;

import org.jspecify.annotations.NullMarked;
