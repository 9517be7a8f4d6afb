import django.core.validators
import django.db.models.deletion
import wellheard.foundation.organisations.models.scoped
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('casework', '0001_initial'),
        ('organisations', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Survey',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('waiting', 'To be asked'), ('to_ring', 'To be asked by phone or letter'), ('asked', 'Asked'), ('answered', 'Answered'), ('not_asked', 'Not asked')], default='waiting', max_length=20)),
                ('closed_on', models.DateField()),
                ('ask_on', models.DateField()),
                ('asked_on', models.DateField(blank=True, null=True)),
                ('how', models.CharField(blank=True, max_length=40)),
                ('why_not', models.CharField(blank=True, max_length=200)),
                ('token_sha256', models.CharField(blank=True, max_length=64)),
                ('answered_on', models.DateField(blank=True, null=True)),
                ('easy', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)])),
                ('informed', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)])),
                ('respect', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)])),
                ('understood', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)])),
                ('liked_outcome', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)])),
                ('words', models.TextField(blank=True)),
                ('complaint', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='survey', to='casework.complaint')),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('taken_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.staffmember')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [models.Index(fields=['organisation', 'state', 'ask_on'], name='culture_sur_organis_420b1f_idx'), models.Index(fields=['organisation', 'closed_on'], name='culture_sur_organis_602282_idx'), models.Index(fields=['organisation', 'token_sha256'], name='culture_sur_organis_934b50_idx')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='culture_survey_body_id')],
            },
        ),
    ]
