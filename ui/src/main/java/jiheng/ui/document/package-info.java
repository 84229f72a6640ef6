/** Forms as documents to print, hand in and keep: the official layout of one version, stamped with where it can be checked. */
@NullMarked
package jiheng.ui.document;

import org.jspecify.annotations.NullMarked;
