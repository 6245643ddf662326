;; The inner loops of the vector search, eight or four numbers at a time. Lengths are multiples of 16 numbers.
;; Rebuild vector-kernel.ts's bytes with any WAT assembler after a change.
(module
  (import "env" "memory" (memory 1))

  ;; out[i] = sum(query[d] * rows[i][d]) for `count` rows of `length` signed bytes, as 32-bit integers.
  (func (export "scan") (param $query i32) (param $rows i32) (param $count i32) (param $length i32) (param $out i32)
    (local $d i32) (local $sum v128) (local $a v128) (local $b v128)
    (block $done
      (loop $row
        (br_if $done (i32.eqz (local.get $count)))
        (local.set $sum (v128.const i32x4 0 0 0 0))
        (local.set $d (i32.const 0))
        (loop $step
          (local.set $a (v128.load (i32.add (local.get $query) (local.get $d))))
          (local.set $b (v128.load (i32.add (local.get $rows) (local.get $d))))
          (local.set $sum (i32x4.add (local.get $sum)
            (i32x4.add
              (i32x4.dot_i16x8_s (i16x8.extend_low_i8x16_s (local.get $a)) (i16x8.extend_low_i8x16_s (local.get $b)))
              (i32x4.dot_i16x8_s (i16x8.extend_high_i8x16_s (local.get $a)) (i16x8.extend_high_i8x16_s (local.get $b))))))
          (local.set $d (i32.add (local.get $d) (i32.const 16)))
          (br_if $step (i32.lt_u (local.get $d) (local.get $length))))
        (i32.store (local.get $out)
          (i32.add
            (i32.add (i32x4.extract_lane 0 (local.get $sum)) (i32x4.extract_lane 1 (local.get $sum)))
            (i32.add (i32x4.extract_lane 2 (local.get $sum)) (i32x4.extract_lane 3 (local.get $sum)))))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (local.set $rows (i32.add (local.get $rows) (local.get $length)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (br $row))))

  ;; sum(a[d] * b[d]) over `length` floats.
  (func (export "dot") (param $a i32) (param $b i32) (param $length i32) (result f32)
    (local $end i32) (local $s v128) (local $t v128)
    (local.set $end (i32.add (local.get $a) (i32.shl (local.get $length) (i32.const 2))))
    (loop $step
      (local.set $s (f32x4.add (local.get $s) (f32x4.mul (v128.load (local.get $a)) (v128.load (local.get $b)))))
      (local.set $t (f32x4.add (local.get $t)
        (f32x4.mul (v128.load offset=16 (local.get $a)) (v128.load offset=16 (local.get $b)))))
      (local.set $a (i32.add (local.get $a) (i32.const 32)))
      (local.set $b (i32.add (local.get $b) (i32.const 32)))
      (br_if $step (i32.lt_u (local.get $a) (local.get $end))))
    (local.set $s (f32x4.add (local.get $s) (local.get $t)))
    (f32.add
      (f32.add (f32x4.extract_lane 0 (local.get $s)) (f32x4.extract_lane 1 (local.get $s)))
      (f32.add (f32x4.extract_lane 2 (local.get $s)) (f32x4.extract_lane 3 (local.get $s)))))

  ;; b[d] += factor * a[d] over `length` floats.
  (func (export "addScaled") (param $factor f32) (param $a i32) (param $b i32) (param $length i32)
    (local $end i32) (local $f v128)
    (local.set $f (f32x4.splat (local.get $factor)))
    (local.set $end (i32.add (local.get $a) (i32.shl (local.get $length) (i32.const 2))))
    (loop $step
      (v128.store (local.get $b)
        (f32x4.add (v128.load (local.get $b)) (f32x4.mul (local.get $f) (v128.load (local.get $a)))))
      (local.set $a (i32.add (local.get $a) (i32.const 16)))
      (local.set $b (i32.add (local.get $b) (i32.const 16)))
      (br_if $step (i32.lt_u (local.get $a) (local.get $end))))))
