/** What a leaf of the log says about one stored event, byte for byte. Pure; JDK only. */
@NullMarked
package jiheng.query.audit.leaf;

import org.jspecify.annotations.NullMarked;
